/**
 * What of a row is an attribute: the contract's columns, the types of their values, what may not be
 * sent, and the line of JSON that is.
 */
package io.attentivecourier.attribute;
