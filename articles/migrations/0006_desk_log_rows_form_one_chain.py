"""Every row of the desk log carries the digest of the row before it and its own.

The link is set by a deferred trigger when the transaction commits, not on writing:
the lock that makes one chain of all writers is then the last one taken and held for
the moment of the commit alone. Taken on writing, it would be held through the rest of
the verb, and two verbs that lock rows after their first log line would deadlock.
models/desk_chain.py computes the same digest for those who check.
"""

from django.db import migrations, models

FORWARD = """
CREATE FUNCTION articles_desk_log_digest(
    log articles_desklog, link bigint, before text
) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(format(
        '{"at":%s,"detail":%s,"id":%s,"noun":%s,"person":%s,"position":%s,'
        '"previous":%s,"target":%s,"target_id":%s,"verb":%s}',
        coalesce(to_json(to_char(
            timezone('UTC', log.at), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'null'),
        to_json(log.detail::text), log.id, to_json(log.noun::text),
        coalesce(log.person_id::text, 'null'), link,
        to_json(before), to_json(log.target::text),
        coalesce(log.target_id::text, 'null'), to_json(log.verb::text)
    ), 'UTF8')), 'hex')
$$;

CREATE FUNCTION articles_link_desk_log() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    head record;
BEGIN
    PERFORM pg_advisory_xact_lock(TG_RELID::bigint);
    SELECT log.position, log.digest INTO head FROM articles_desklog log
        WHERE log.position IS NOT NULL ORDER BY log.position DESC LIMIT 1;
    UPDATE articles_desklog SET
        position = coalesce(head.position, 0) + 1,
        previous = coalesce(head.digest, ''),
        digest = articles_desk_log_digest(
            NEW, coalesce(head.position, 0) + 1, coalesce(head.digest, ''))
        WHERE id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION articles_keep_desk_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own text[] := ARRAY['position', 'previous', 'digest'];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.position IS NULL AND NEW.position IS NOT NULL
            AND to_jsonb(NEW) - own = to_jsonb(OLD) - own
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- As definer it may set the link where the site's own role may only insert; so no
-- temporary table of that role may come before ours.
DO $$
BEGIN
    EXECUTE format(
        'ALTER FUNCTION articles_link_desk_log() SET search_path = pg_catalog, %I, pg_temp',
        current_schema());
END $$;

DROP TRIGGER desk_log_append_only ON articles_desklog;
DO $$
DECLARE
    log articles_desklog;
    link bigint := 0;
    before text := '';
    own text;
BEGIN
    FOR log IN SELECT * FROM articles_desklog ORDER BY id LOOP
        link := link + 1;
        own := articles_desk_log_digest(log, link, before);
        UPDATE articles_desklog SET position = link, previous = before, digest = own
            WHERE id = log.id;
        before := own;
    END LOOP;
END $$;
CREATE TRIGGER desk_log_append_only BEFORE UPDATE OR DELETE ON articles_desklog
    FOR EACH ROW EXECUTE FUNCTION articles_keep_desk_log();
CREATE CONSTRAINT TRIGGER desk_log_linked AFTER INSERT ON articles_desklog
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION articles_link_desk_log();
"""
BACKWARD = """
DROP TRIGGER desk_log_linked ON articles_desklog;
DROP TRIGGER desk_log_append_only ON articles_desklog;
DROP FUNCTION articles_link_desk_log();
DROP FUNCTION articles_keep_desk_log();
DROP FUNCTION articles_desk_log_digest(articles_desklog, bigint, text);
CREATE TRIGGER desk_log_append_only BEFORE UPDATE OR DELETE ON articles_desklog
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""
EMPTY = {"default": "", "db_default": "", "editable": False, "max_length": 64}


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_first_words_of_a_story")]

    operations = [
        migrations.AddField(
            "desklog",
            "position",
            models.PositiveBigIntegerField(
                "链位", editable=False, null=True, unique=True
            ),
        ),
        migrations.AddField(
            "desklog", "previous", models.CharField("上一行指纹", **EMPTY)
        ),
        migrations.AddField("desklog", "digest", models.CharField("指纹", **EMPTY)),
        migrations.AddConstraint(
            "desklog",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("position", None)),
                    models.Q(
                        ("position__isnull", False),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="desk_log_link_is_whole",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
