"""The database itself refuses to change or delete what the desk log and revisions say."""

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
"""
BACKWARD = """
DROP TRIGGER revision_immutable ON articles_revision;
DROP TRIGGER desk_log_append_only ON articles_desklog;
DROP FUNCTION articles_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_nouns_of_the_paper")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
