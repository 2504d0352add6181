"""The page that an announcement is mailed as; Jinja fills it and escapes all that it fills in."""

PAGE = """\
<!DOCTYPE html>
<html lang="{{ lang }}">
<head><meta charset="utf-8"><title>{{ subject }}</title></head>
<body style="font-family: sans-serif; line-height: 1.5">
<h2>{{ subject }}</h2>
{% if gap %}
<p>{{ gap }}</p>
{% endif %}
{% for heading, items in sections %}
<h3>{{ heading }} ({{ items | length }})</h3>
{% for d, day, title, bodies, id, note in items %}
<p>{% if d %}<b>{{ d }}</b> {{ day }} {% endif %}<b>{{ title }}</b><br>
{{ [bodies, id, note] | select | join(' · ') }}</p>
{% endfor %}
{% endfor %}
{% if scores %}
<h3>{{ score }}</h3>
{% for row in scores[1:] %}
<p><b>{{ row[0] }}</b>{% for cell in row[1:] %} {{ scores[0][loop.index] }} {{ cell }}\
{{ ' ·' if not loop.last }}{% endfor %}</p>
{% endfor %}
{% endif %}
{% for line in more %}
<p>{{ line }}</p>
{% endfor %}
</body>
</html>
"""
