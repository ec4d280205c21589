import { open_session } from './session.mjs';

// Puts `count` contacts into the roster of `account`.
export const add_contacts = async (url, account, count) => {
  const session = await open_session(url, account);
  for (let i = 0; i < count; i += 1) {
    const item = `<item jid='contact${i}@${session.domain}' name='Contact ${i}'><group>${['Friends', 'Work', 'Family'][i % 3]}</group></item>`;
    await session.ask(`<iq xmlns='jabber:client' type='set' id='c${i}'><query xmlns='jabber:iq:roster'>${item}</query></iq>`, new RegExp(`id=['"]c${i}['"]`));
  }
  session.close();
};
