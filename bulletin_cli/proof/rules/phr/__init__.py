"""Rules of set phrases and idioms."""
