"""Reports for other programs: SARIF, GitHub annotations, JUnit."""
