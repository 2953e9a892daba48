"""Numbers, streaks and forecasts worked out from the history."""
