"""What contributors send -> Article."""
