"""A Qt application for fonts and pixmaps."""

import pytest

from bhuki.exports.painting.typeface import ensure_application


@pytest.fixture(scope="session", autouse=True)
def _application(qapp):
    ensure_application()
