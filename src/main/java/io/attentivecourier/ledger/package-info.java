/**
 * The record of what happened, in one SQLite file: runs, files, requests, what became of their
 * people, holds, schedules, and who was asked. Entry: {@code Ledger}, which gives out a repository
 * for each. A step is written here before it is made, so that the next start knows how far a crash
 * came. The ledger holds no identifier of a person, only keyed hashes of the people who were asked
 * to subscribe, and it decides nothing.
 */
package io.attentivecourier.ledger;
