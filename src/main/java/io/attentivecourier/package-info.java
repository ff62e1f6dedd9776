/**
 * The roof: what a process is made of. {@code Main} starts a command, {@code Courier} is a courier
 * at work, {@code Assembly} opens and closes what it stands on, {@code FlowBeans} builds the steps
 * that the routes call by name. Only here is one room handed to another.
 */
package io.attentivecourier;
