"""Which part of the address space belongs to whom. No view of its own but /healthz."""

from django.urls import include, path
from django.views.i18n import set_language

from articles.admin import desk
from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", desk.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.old_address.not_found"
handler500 = "articles.views.errors.server_error"
