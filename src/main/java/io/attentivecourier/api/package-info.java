/**
 * How people are sent to Attentive's API and what its answers mean: the pace, the requests of a
 * sealed file, bisecting what is refused, and what became of each person of an accepted job. It
 * speaks no HTTP itself; the routes do.
 *
 * <p>Attentive declares no error bodies and answers 401 with an empty one, so the status alone
 * decides, and no body is ever logged: it may echo a person.
 */
package io.attentivecourier.api;
