"""The public addresses, in one list. They never change once printed."""

from django.urls import URLPattern

app_name = "articles"
urlpatterns: list[URLPattern] = []
