INSERT INTO settlement (event, year, version, at, as_of, authors, reason, policy, entries, sha256)
VALUES (:event, :year, :version, :at, :as_of, :authors, :reason, :policy, :entries, :sha256);
