-- meeting_number(station, meeting): the number people use, HTBC-2026-M001
{station}.code || '-' || {meeting}.year || '-M' || printf('%03d', {meeting}.serial)
