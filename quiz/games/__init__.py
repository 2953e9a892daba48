"""Games against the clock, by one learner or several at one keyboard."""
