-- What the view holds of each data set. A source of the same id may describe the set.
SELECT incident.dataset, count(*), min(occurred_from), max(occurred_to),
    list_sort(list_distinct(list(country) FILTER (WHERE country <> ''))), any_value(source.descriptor)
FROM ({incident}) AS incident
LEFT JOIN ({source}) AS source ON source.id = incident.dataset
GROUP BY incident.dataset
ORDER BY incident.dataset
