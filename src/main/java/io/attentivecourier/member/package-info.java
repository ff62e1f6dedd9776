/**
 * Who is in which list, as keyed hashes: what a new list adds and removes, where one person is, and
 * how a person is forgotten.
 */
package io.attentivecourier.member;
