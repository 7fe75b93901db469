"""No way round the triggers: tables of record are not emptied at one stroke, a filed story
is not unfiled so that its revisions could go, and a void signature stays void."""

from django.db import migrations

KEPT = ("article", "revision", "signoff", "approval", "desklog")
EMPTIED = "\n".join(
    f"CREATE TRIGGER {noun}_not_emptied BEFORE TRUNCATE ON articles_{noun}"
    " FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_emptying();"
    for noun in KEPT
)
FORWARD = f"""
CREATE FUNCTION articles_refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
{EMPTIED}
CREATE TRIGGER article_stays_filed BEFORE UPDATE OF submitted_at ON articles_article
    FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL AND NEW.submitted_at IS NULL)
    EXECUTE FUNCTION articles_refuse_deletion();
CREATE TRIGGER sign_off_stays_void BEFORE UPDATE ON articles_signoff
    FOR EACH ROW WHEN (OLD.voided_at IS NOT NULL)
    EXECUTE FUNCTION articles_refuse_change();
"""
BACKWARD = "\n".join(
    (
        "DROP TRIGGER sign_off_stays_void ON articles_signoff;",
        "DROP TRIGGER article_stays_filed ON articles_article;",
        *(f"DROP TRIGGER {noun}_not_emptied ON articles_{noun};" for noun in KEPT),
        "DROP FUNCTION articles_refuse_emptying();",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_typed_text_is_kept"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
