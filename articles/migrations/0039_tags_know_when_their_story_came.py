"""The join of tags and stories is ours, with the story's instant in it.

The database writes that instant, so that no road by which a story goes live, moves or
is withdrawn can forget it. A tag that is put on while its story is being released waits
for that (FOR SHARE).
"""

import django.db.models.deletion
import taggit.managers
from django.db import migrations, models

FORWARD = """
INSERT INTO articles_articletag (tag_id, content_object_id, live_from)
    SELECT t.tag_id, t.object_id, a.live_from FROM taggit_taggeditem t
    JOIN django_content_type c ON c.id = t.content_type_id
    JOIN articles_article a ON a.id = t.object_id
    WHERE c.app_label = 'articles' AND c.model = 'article'
    ORDER BY t.id;
DELETE FROM taggit_taggeditem t USING django_content_type c
    WHERE c.id = t.content_type_id
    AND c.app_label = 'articles' AND c.model = 'article';
CREATE FUNCTION articles_tag_takes_instant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT live_from INTO NEW.live_from FROM articles_article
    WHERE id = NEW.content_object_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER tag_takes_instant
    BEFORE INSERT OR UPDATE OF content_object_id, live_from ON articles_articletag
    FOR EACH ROW EXECUTE FUNCTION articles_tag_takes_instant();
CREATE FUNCTION articles_tell_tags_instant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_articletag SET live_from = NEW.live_from
    WHERE content_object_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER tags_told_instant AFTER UPDATE OF live_from ON articles_article
    FOR EACH ROW WHEN (OLD.live_from IS DISTINCT FROM NEW.live_from)
    EXECUTE FUNCTION articles_tell_tags_instant();
"""
BACKWARD = """
INSERT INTO taggit_taggeditem (tag_id, object_id, content_type_id)
    SELECT t.tag_id, t.content_object_id, c.id FROM articles_articletag t
    JOIN django_content_type c ON c.app_label = 'articles' AND c.model = 'article'
    ORDER BY t.id;
DROP TRIGGER tags_told_instant ON articles_article;
DROP FUNCTION articles_tell_tags_instant();
DROP TRIGGER tag_takes_instant ON articles_articletag;
DROP FUNCTION articles_tag_takes_instant();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0038_newest_texts_of_a_name_are_at_hand"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("content_object", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.article")),
                ("tag", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="article_tags", to="taggit.tag")),
            ],
            options={
                "indexes": [models.Index(fields=["tag", "-live_from", "-content_object"], name="tag_newest")],
                "constraints": [models.UniqueConstraint(fields=("content_object", "tag"), name="tag_once_a_story")],
            },
        ),
        migrations.AlterField(
            model_name="article",
            name="tags",
            field=taggit.managers.TaggableManager(blank=True, help_text="A comma-separated list of tags.", through="articles.ArticleTag", to="taggit.Tag", verbose_name="标签"),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
