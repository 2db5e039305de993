/*
 * contact.c: contact data of residents: private, erasable, known to the event by a salted hash only
 * (R8, R51).
 */
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "issue/issue.h"

int
contact_insert(struct hl *hl, struct hl_args *args, int64_t *id)
{
	const char *data = hl_args_get(args, "contact");
	unsigned char random[16];
	char salt[33], hash[80] = "sha256:";
	struct sha256 h;
	size_t i;

	*id = 0;
	if (data == NULL)
		return HL_OK;
	/* a replayed journal holds no more than that */
	if (strncmp(data, "sha256:", 7) == 0) {
		if (db_run(hl, "INSERT INTO contact (hash) VALUES (?1)", "s", data) != HL_OK)
			return HL_EFAIL;
		*id = db_id(hl);
		return HL_OK;
	}
	if (getrandom(random, sizeof(random), 0) != sizeof(random))
		return hl_fail(hl, HL_EFAIL, _("no random numbers"));
	for (i = 0; i < sizeof(random); i++)
		snprintf(salt + 2 * i, 3, "%02x", random[i]);
	sha256_init(&h);
	sha256_add(&h, salt, 32);
	sha256_add(&h, data, strlen(data));
	sha256_hex(&h, hash + 7);
	if (db_run(hl, "INSERT INTO contact (hash, salt, data) VALUES (?1, ?2, ?3)", "sss", hash,
		salt, data) != HL_OK)
		return HL_EFAIL;
	*id = db_id(hl);
	hl_args_set(args, "contact", hash);
	return HL_OK;
}

static int
contact_erase(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id, contact;
	char *number;
	int rc;

	(void)rows;
	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK ||
	    (rc = issue_number(hl, id, &number)) != HL_OK)
		return rc;
	hl_args_set(args, "issue", number);
	hl->ev->issue = id;
	rc = db_int(hl, &contact,
	    "SELECT contact_id FROM issue WHERE id = ?1 AND contact_id IS NOT NULL", "i", id);
	if (rc == 0)
		rc = hl_fail(hl, HL_EREFUSED, _("%s has no contact data"), number);
	else if (rc == 1)
		rc = db_run(
		    hl, "UPDATE contact SET data = NULL, salt = NULL WHERE id = ?1", "i", contact);
	else
		rc = HL_EFAIL;
	free(number);
	return rc;
}

/* --- the acts --- */

static const struct hl_param issue_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ 0 },
};

const struct hl_act contact_acts[] = {
	{ "hl-issue", "contact erase", issue_params, N_("erase the resident's contact data"),
	    "hl-issue contact erase HTBC-2026-0001 --reason 到期", HL_WRITE, HL_ACT_EVENING,
	    contact_erase },
	{ 0 },
};
