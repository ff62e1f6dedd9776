/**
 * The flow of people to the API: attributes and subscribers. Entry: {@code PeopleSteps} up to the
 * seal, {@code RunTurns} and {@code FollowSteps} after it, which the routes call by name. It does
 * not know the flow of lists.
 */
package io.attentivecourier.people;
