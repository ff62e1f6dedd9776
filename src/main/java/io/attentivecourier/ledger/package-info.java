/**
 * What happened, in one SQLite file: runs, files, requests, holds, schedules, who was asked. Entry:
 * {@code Ledger}. A step is written here before it is made, so that the next start knows how far a
 * crash came. It holds no identifier of a person, only keyed hashes of those who were asked to
 * subscribe, and it decides nothing.
 */
package io.attentivecourier.ledger;
