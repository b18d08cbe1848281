"""TRM: names of bodies, meetings, people and places."""
