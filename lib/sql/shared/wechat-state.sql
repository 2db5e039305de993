-- wechat_state(station): the last word at :t on the WeChat group of that station, NULL: the office
(SELECT w.state
 FROM wechat w
 WHERE w.station_id IS {station} AND w.gone = @never AND w.at <= :t
 ORDER BY w.at DESC, w.event DESC
 LIMIT 1)
