-- issue_number(station, issue): the number people use, HTBC-2026-0001
{station}.code || '-' || {issue}.year || '-' || printf('%04d', {issue}.serial)
