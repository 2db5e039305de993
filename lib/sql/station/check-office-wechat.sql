-- R7: the office has no WeChat group.
SELECT NULL, NULL, NULL, NULL WHERE :station IS NULL AND @wechat_state(NULL) IS NOT 'yes';
