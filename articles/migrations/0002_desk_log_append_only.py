"""The database itself keeps the desk log, revisions, signatures and filed stories."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION articles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER desk_log_append_only BEFORE UPDATE OR DELETE ON articles_desklog
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER revision_immutable BEFORE UPDATE ON articles_revision
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
CREATE FUNCTION articles_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% was filed or signed and is kept', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION articles_keep_filed_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM articles_article
        WHERE id = OLD.article_id AND submitted_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a filed story keeps its revisions' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER revision_kept BEFORE DELETE ON articles_revision
    FOR EACH ROW EXECUTE FUNCTION articles_keep_filed_revision();
CREATE TRIGGER article_kept BEFORE DELETE ON articles_article
    FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL)
    EXECUTE FUNCTION articles_refuse_deletion();
CREATE TRIGGER sign_off_kept BEFORE DELETE ON articles_signoff
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_deletion();
"""
BACKWARD = """
DROP TRIGGER sign_off_kept ON articles_signoff;
DROP TRIGGER article_kept ON articles_article;
DROP TRIGGER revision_kept ON articles_revision;
DROP FUNCTION articles_keep_filed_revision();
DROP FUNCTION articles_refuse_deletion();
DROP TRIGGER revision_immutable ON articles_revision;
DROP TRIGGER desk_log_append_only ON articles_desklog;
DROP FUNCTION articles_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_nouns_of_the_paper")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
