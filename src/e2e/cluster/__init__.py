"""A cluster of one node, made of Kubernetes' own programs, for as long as the tests run."""
