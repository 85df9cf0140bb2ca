FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    NEWSROOM_HASHED_STATIC=true

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

COPY . .
RUN SECRET_KEY=only-for-building python manage.py catalogue compile \
    && SECRET_KEY=only-for-building python manage.py collectstatic --no-input --verbosity 0 \
    && useradd --system --uid 10001 --home-dir /app newsroom \
    && mkdir -p var/media var/shared-static \
    && chown newsroom var var/media var/shared-static

USER newsroom
EXPOSE 8000
ENTRYPOINT ["sh", "deploy/entrypoint.sh"]
