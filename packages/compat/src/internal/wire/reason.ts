/**
 * The words behind a status, where the answer does not carry any.
 */
import { STATUS_CODES } from "node:http"

/** The reason of a status line. */
export const reasonOf = ({ status, statusText }: Response): string => statusText.trim() || (STATUS_CODES[status] ?? "")
