# The site as production: see docs/operations.md. The demo needs no container.
FROM python:3.11-slim AS build
WORKDIR /site
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
COPY requirements.txt constraints.txt ./
RUN pip install --no-cache-dir -c constraints.txt -r requirements.txt
COPY . .
# Collecting needs settings but no secrets: this key is made up here and forgotten.
RUN DJANGO_ENV=production ALLOWED_HOSTS=build.invalid \
    DATABASE_URL=postgresql://unused@localhost/unused \
    SECRET_KEY=$(python -c "import secrets; print(secrets.token_hex(32))") \
    python manage.py collectstatic --noinput --verbosity 0 \
 && python -m compileall -q articles newsroom

FROM python:3.11-slim
WORKDIR /site
RUN useradd --system --uid 10001 --no-create-home --home-dir /site newsroom \
 && install -d -o newsroom -g newsroom /media
COPY --from=build /venv /venv
COPY --from=build /site /site
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_ENV=production MEDIA_ROOT=/media \
    GRANIAN_INTERFACE=wsgi GRANIAN_HOST=0.0.0.0 GRANIAN_PORT=8000 \
    GRANIAN_WORKERS=2 GRANIAN_BLOCKING_THREADS=4
USER newsroom
VOLUME /media
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-m", "newsroom.probe"]
CMD ["granian", "newsroom.wsgi:application"]
