-- adjust (annex 5, 6): what the office ruled when it settled the points
@adjustment_entries('adjust', 'other');
