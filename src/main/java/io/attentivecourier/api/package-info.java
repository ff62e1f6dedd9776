/**
 * Sends people to Attentive's API and reads its answers: the rate, the requests of a sealed file,
 * the bisection of a refused one, and the outcome of each person of an accepted job. Entry: {@code
 * ApiCall}, {@code ResultLines}. It speaks no HTTP itself; the routes do.
 *
 * <p>Attentive declares no error bodies and answers 401 with an empty one, so the status alone
 * decides, and no body is ever logged: it may echo a person.
 */
package io.attentivecourier.api;
