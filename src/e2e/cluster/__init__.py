"""A cluster with one node that runs Kubernetes' own programs for the duration of the tests."""
