/**
 * What the operator is told of, in words and as JSON: counts and names, and nothing of a person.
 */
package io.attentivecourier.alert;
