"""Settings of every installation; what differs between two of them comes from the environment."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.channels import channels
from newsroom.networks import check_network
from newsroom.proxies import networks
from newsroom.secret import installation_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

VAR_DIR = Path(env.str("NEWSROOM_VAR", default=str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", default=False)

# HTTPS is declared, never guessed: __Host- cookies and HSTS would break a plain `./run`.
HTTPS = env.bool("NEWSROOM_HTTPS", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if HTTPS:
        raise ImproperlyConfigured("Set SECRET_KEY: a public site needs a key of its own.")
    SECRET_KEY = installation_key(VAR_DIR / "secret-key")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Names of the site that no search engine should know, such as a copy for trying things out.
NEWSROOM_NOINDEX_HOSTS = env.list("NEWSROOM_NOINDEX_HOSTS", default=[])
NEWSROOM_TRUSTED_PROXIES = networks(
    "NEWSROOM_TRUSTED_PROXIES", env.list("NEWSROOM_TRUSTED_PROXIES", default=[])
)

INSTALLED_APPS = [
    "accounts",
    "articles.apps.ArticlesConfig",
    "reader",
    "newsroom.apps.DeskConfig",
    "ckeditor",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "newsroom.middleware.SecurityHeaders",
    "newsroom.crawling.CrawlerHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.middleware.RequestAddress",
    "newsroom.middleware.InterfaceLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- database -------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Of a server that vanished from the network a question hears within ten seconds.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    } | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
INVITATION_DAYS = 7
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "reader.errors.unproven"
SESSION_COOKIE_HTTPONLY = True
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")

# --- the web --------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if HTTPS:
    SECURE_SSL_REDIRECT = env.bool("NEWSROOM_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.int("NEWSROOM_HSTS_SECONDS", default=31_536_000)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# --- languages and times --------------------------------------------------------------------

USE_I18N = USE_TZ = True
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("kk", _("Kazakh")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "django"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", default="Asia/Almaty")
NEWSROOM_RELATIVE_HOURS = env.int("NEWSROOM_RELATIVE_HOURS", default=7 * 24)

# --- files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "newsroom.finders.AllowlistFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Hashed names need `collectstatic`, which a deployment runs and `./run` doesn't have to.
HASHED_STATIC = env.bool("NEWSROOM_HASHED_STATIC", default=False)
WHITENOISE_USE_FINDERS = not HASHED_STATIC
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
PICTURE_MAX_BYTES = 25 * 1024 * 1024
# All files of one request together, as the proxy has it in `client_max_body_size`.
UPLOAD_MAX_BYTES = 30 * 1024 * 1024
# Files are taken in in memory, so that a full disk for temporary files refuses none.
FILE_UPLOAD_HANDLERS = ["newsroom.uploads.PictureUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o644

# --- the desk's editor ----------------------------------------------------------------------

EDITOR_WIDGET = "articles.fields.RichTextWidget"
# The warning says that CKEditor 4 gets no fixes; articles.checks holds the fences built round it.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]

# --- readers --------------------------------------------------------------------------------

# A content network that keeps pages longer and is told what to drop: fastly, cloudflare, varnish.
NEWSROOM_CDN = env.str("NEWSROOM_CDN", default="")
NEWSROOM_CDN_URL = env.str("NEWSROOM_CDN_URL", default="")
NEWSROOM_CDN_ZONE = env.str("NEWSROOM_CDN_ZONE", default="")
NEWSROOM_CDN_TOKEN = env.str("NEWSROOM_CDN_TOKEN", default="")
check_network(NEWSROOM_CDN, NEWSROOM_CDN_URL, NEWSROOM_CDN_ZONE, NEWSROOM_CDN_TOKEN)
# Where processes share pages that are kept (redis://…); empty: each makes its own. And how much
# memory each may use for them; 0 keeps none.
CACHE_URL = env.str("CACHE_URL", default="")
NEWSROOM_PAGE_CACHE_BYTES = env.int("NEWSROOM_PAGE_CACHE_BYTES", default=64 * 1024 * 1024)

# Who is told of what is published; empty: nobody is.
NEWSROOM_WEBSUB_HUBS = env.list("NEWSROOM_WEBSUB_HUBS", default=[])
NEWSROOM_INDEXNOW_KEY = env.str("NEWSROOM_INDEXNOW_KEY", default="")
NEWSROOM_INDEXNOW_URL = (
    env.str("NEWSROOM_INDEXNOW_URL", default="") or "https://api.indexnow.org/indexnow"
)
NEWSROOM_TELEGRAM_TOKEN = env.str("NEWSROOM_TELEGRAM_TOKEN", default="")
NEWSROOM_TELEGRAM_CHANNELS = channels(
    "NEWSROOM_TELEGRAM_CHANNELS",
    env.list("NEWSROOM_TELEGRAM_CHANNELS", default=[]),
    dict(LANGUAGES),
)
NEWSROOM_TELEGRAM_API = (
    env.str("NEWSROOM_TELEGRAM_API", default="") or "https://api.telegram.org"
).rstrip("/")

# How long a process that watches no changes (a worker, a command) may go without asking
# whether names or the record have changed, in seconds.
NAMES_RECHECK_SECONDS = env.float("NEWSROOM_NAMES_RECHECK_SECONDS", default=1.0)
# The address of a counter's script. Set, it brings a notice that loads nothing before "yes".
NEWSROOM_COUNTER_SCRIPT = env.str("NEWSROOM_COUNTER_SCRIPT", default="")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
