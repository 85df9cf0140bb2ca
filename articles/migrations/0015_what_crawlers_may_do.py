"""The record says what crawlers may do with our texts."""

import articles.models.newsroom
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_search_entries"),
    ]

    operations = [
        migrations.AddField(
            model_name="newsroom",
            name="may_answer",
            field=models.BooleanField(
                default=True,
                help_text="Off: robots.txt turns away crawlers that fetch texts to answer questions. Ordinary search goes on.",
                verbose_name="our texts may be used in answers of search engines and assistants",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="may_train",
            field=models.BooleanField(
                default=False,
                help_text="Off: robots.txt turns away crawlers that gather texts for it, and the right to mine texts and data is reserved.",
                verbose_name="our texts may be used to train language models",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="robots_lines",
            field=models.TextField(
                blank=True,
                help_text="A line “User-agent: …” says for whom the rules below it are.",
                validators=[articles.models.newsroom.check_robots],
                verbose_name="further lines of robots.txt",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="tdm_policy",
            field=models.URLField(
                blank=True,
                help_text="Where those who want a reserved right learn on what terms they may have it.",
                verbose_name="address of the terms of use",
            ),
        ),
    ]
