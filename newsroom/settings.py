"""Django's settings, for demo and production alike; differences hang on DJANGO_ENV.
Values of one machine come from env.py, never from here."""

from datetime import timedelta
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from newsroom import checks, client, devdb, env, logs, once

if env.DJANGO_ENV not in {"demo", "production"}:
    raise ImproperlyConfigured("DJANGO_ENV must be demo or production.")

BASE_DIR = env.BASE_DIR
IS_DEMO = env.DJANGO_ENV == "demo"
DEMO_PASSWORD_FILE = env.VAR_DIR / "demo-password"
DEMO_USERNAMES = (
    "admin",
    "chief",
    "chief2",
    "desk_head",
    "page_editor",
    "proofreader",
    "photo_editor",
    "reporter",
    "reporter2",
    "correspondent",
    "auditor",
)
DEMO_EMAIL_DOMAIN = checks.DEMO_EMAIL_DOMAIN
DEBUG = env.DEBUG

if IS_DEMO:
    SECRET_KEY = env.SECRET_KEY or once.kept(
        env.VAR_DIR / "secret-key",
        make=lambda: checks.DEMO_KEY_PREFIX + get_random_secret_key(),
    )
    # The demo is for this machine only, whatever the environment says.
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
else:
    SECRET_KEY = env.SECRET_KEY
    ALLOWED_HOSTS = env.ALLOWED_HOSTS
    checks.refuse_production_faults(
        key=SECRET_KEY,
        debug=DEBUG,
        hosts=ALLOWED_HOSTS,
        database_url=env.DATABASE_URL,
    )

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "articles",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.ContentPolicy",
    "newsroom.middleware.permissions_policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.desk_language",
    "newsroom.middleware.refuse_nul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.installation",
            ]
        },
    }
]

# Measured on crash and restart of the server: kept connections with a health check lose
# no request, a pool hides a hang of seconds. A statement that takes 5 s is a fault on a
# web request, and so is a transaction left open; manage.py lifts both for commands.
_database: dict[str, Any] = (
    dict(dj_database_url.parse(env.DATABASE_URL))
    if env.DATABASE_URL
    else {"ENGINE": "django.db.backends.postgresql", **devdb.parameters()}
)
_session = {
    "statement_timeout": env.STATEMENT_TIMEOUT_MS,
    "lock_timeout": 3000,
    "idle_in_transaction_session_timeout": env.STATEMENT_TIMEOUT_MS * 6,
}
DATABASES: dict[str, dict[str, Any]] = {
    "default": _database
    | {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 3,
            "options": " ".join(f"-c {name}={ms}" for name, ms in _session.items()),
        }
        | _database.get("OPTIONS", {}),
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英文"))]
# Only the desk has a choice of language, so only the desk carries the cookie.
LANGUAGE_COOKIE_PATH = "/admin/"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.STATIC_ROOT
MEDIA_ROOT = env.MEDIA_ROOT  # no MEDIA_URL: originals are never public
# Below which address the proxy keeps renditions for itself; blank, we send them.
MEDIA_ACCEL = f"/{env.MEDIA_ACCEL.strip('/')}/" if env.MEDIA_ACCEL.strip("/") else ""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A day's story with a pasted picture passes 2.5 MB; an issue's form has thousands of
# fields. Refusing either would lose what was typed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = [
    "newsroom.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # after a next= that leads off the site
_stock = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": _stock + "UserAttributeSimilarityValidator"},
    {"NAME": _stock + "CommonPasswordValidator"},
    {"NAME": _stock + "NumericPasswordValidator"},
    {"NAME": "articles.forms.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "articles.forms.passwords.NotTheOldOne"},
]

# Five failures lock one name for one address: whoever guesses from outside locks out
# nobody inside, and one clumsy colleague not the whole office behind one address.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "newsroom.sign_in.CodeBackend",
]
# Of those who sign; the others may. A demo is tried out without a phone.
REQUIRE_SECOND_STEP = (
    not IS_DEMO if env.REQUIRE_SECOND_STEP is None else env.REQUIRE_SECOND_STEP
)
TRUSTED_PROXIES = client.networks(env.TRUSTED_PROXIES)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
# Trying on while locked makes the lock no longer and its row no bigger.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "newsroom.client.client_address"
AXES_USERNAME_CALLABLE = "newsroom.sign_in.typed_name"
AXES_CLIENT_STR_CALLABLE = "newsroom.sign_in.described"
AXES_LOCKOUT_CALLABLE = "newsroom.sign_in.answer_locked"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # who was where is nobody's business for ever
AXES_VERBOSE = False
TAGGIT_CASE_INSENSITIVE = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
CSRF_TRUSTED_ORIGINS = env.CSRF_TRUSTED_ORIGINS
CSRF_FAILURE_VIEW = "newsroom.csrf.failure"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
_https = env.HTTPS and not IS_DEMO
if _https:
    SECURE_SSL_REDIRECT = True
    # The container's own health check speaks plain HTTP on loopback.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = env.HSTS_SECONDS
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # The prefix makes browsers refuse a cookie planted by a neighbouring subdomain.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
if env.PROXY_SSL_HEADER:
    SECURE_PROXY_SSL_HEADER = (
        "HTTP_" + env.PROXY_SSL_HEADER.upper().replace("-", "_"),
        "https",
    )
# Whether other hosts of the domain are on HTTPS is not this site's to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

DESK_WEBHOOK_URL = env.DESK_WEBHOOK_URL
DESK_WEBHOOK_KIND = env.DESK_WEBHOOK_KIND
DESK_WEBHOOK_SECRET = env.DESK_WEBHOOK_SECRET
checks.refuse_webhook_faults(url=DESK_WEBHOOK_URL, kind=DESK_WEBHOOK_KIND, demo=IS_DEMO)

LOGGING = logs.LOGGING
