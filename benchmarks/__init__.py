"""How fast reading is and how much memory it takes, as ratios to the model's bare forward passes. Not shipped."""
