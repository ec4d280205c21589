// axe-core over every screen, in light and dark and on a phone's width.
import { test } from 'node:test';
import { call, composer, delivered, open_conversation, send, submit_sign_in } from './support/actions.mjs';
import { check_with_axe as check } from './support/axe.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

on_servers('accessibility', ({ open, person, pair }) => {
  test('the sign-in form, and its message about a wrong password', async () => {
    const { page } = await open();
    await page.locator('html.live').waitFor();
    await check(page, 'sign-in');
    await submit_sign_in(page, { ...accounts.alice, password: 'wrong' });
    await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
    await check(page, 'sign-in with a problem');
  });

  test('the list of conversations, its menu and the form to add a contact', async () => {
    const { page } = await person('alice', { colorScheme: 'dark' });
    await check(page, 'conversations');
    await page.getByRole('button', { name: 'Menu' }).click();
    await check(page, 'menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add contact' }).first().click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'add contact');
    await page.keyboard.press('Escape');
    await open_conversation(page, 'Bob');
    await page.getByRole('button', { name: 'Details' }).click();
    await check(page, 'details');
    await page.getByRole('button', { name: 'Remove contact' }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'remove contact');
  });

  test('a conversation and a call from ringing to its end, on a desk and on a phone', async () => {
    const { alice, bob } = await pair({}, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await send(alice.page, 'مرحبا hello');
    await delivered(alice.page, 'hello').waitFor();
    await composer(bob.page).fill('half a draft');
    await Promise.all([check(alice.page, 'conversation'), check(bob.page, 'conversation on a phone')]);
    await call.video(alice.page);
    await call.rings(bob.page);
    await Promise.all([check(alice.page, 'calling'), check(bob.page, 'ringing')]);
    await call.answer(bob.page);
    await Promise.all([call.connected(alice.page), call.connected(bob.page)]);
    await Promise.all([check(alice.page, 'call'), check(bob.page, 'call on a phone')]);
    await call.hang_up(bob.page);
    await alice.page.getByText('Call ended', { exact: true }).first().waitFor();
    await check(alice.page, 'ended call');
  });
});
