-- post_held: the posts of :role that are held at :station
(post.station_id = :station AND post.role = :role AND post.until = @never)
