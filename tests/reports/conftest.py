"""A matrix to report on: four roles, six activities, with two things wanting."""

import pytest

from bhuki.matrix.matrix import Matrix
from tests.exports.painting.matrices import small_matrix


@pytest.fixture
def matrix() -> Matrix:
    """Give the small matrix that is painted too; P3 has no H, P2 no U."""
    return small_matrix()
