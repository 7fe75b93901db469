"""Corrections and withdrawals are tables of record: their words are frozen whatever the
row's state, so that the web server's own role can lack the right too."""

from django.db import migrations

CORRECTION = (
    "article_id, kind, was, should_be, note, fix_text, title, issue_date, issue_name,"
    " page_name, printed_revision_id, filed_by_id, filed_post, filed_at"
)
WITHDRAWAL = "article_id, reason, ordered_by, told, person_id, post, at"
FORWARD = f"""
CREATE TRIGGER correction_words_kept BEFORE UPDATE OF {CORRECTION}
    ON articles_correction FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER correction_not_deleted BEFORE DELETE ON articles_correction
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_deletion();
CREATE TRIGGER correction_not_emptied BEFORE TRUNCATE ON articles_correction
    FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_emptying();
CREATE TRIGGER withdrawal_words_kept BEFORE UPDATE OF {WITHDRAWAL}
    ON articles_withdrawal FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER withdrawal_stays_undone BEFORE UPDATE ON articles_withdrawal
    FOR EACH ROW WHEN (OLD.undone_at IS NOT NULL)
    EXECUTE FUNCTION articles_refuse_change();
CREATE TRIGGER withdrawal_not_emptied BEFORE TRUNCATE ON articles_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_emptying();
"""
BACKWARD = """
DROP TRIGGER withdrawal_not_emptied ON articles_withdrawal;
DROP TRIGGER withdrawal_stays_undone ON articles_withdrawal;
DROP TRIGGER withdrawal_words_kept ON articles_withdrawal;
DROP TRIGGER correction_not_emptied ON articles_correction;
DROP TRIGGER correction_not_deleted ON articles_correction;
DROP TRIGGER correction_words_kept ON articles_correction;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_pages_are_handed_off"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
