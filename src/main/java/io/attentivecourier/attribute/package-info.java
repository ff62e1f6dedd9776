/**
 * An attribute of a person: the declared columns, the types of their values, the content that may
 * not be sent, and the person's line of JSON. Entry: {@code AttributeRules}. It knows nothing of
 * files, runs or the API.
 */
package io.attentivecourier.attribute;
