-- R7: stations without a WeChat group.
SELECT s.code, NULL, s.founded, NULL
FROM station s
WHERE @station_checked(s) AND @wechat_state(s.id) IS NOT 'yes'
ORDER BY s.code;
