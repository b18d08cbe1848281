"""The rules, a folder a family; every module here is run."""
