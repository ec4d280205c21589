import { chromium } from 'playwright-core';

const flags = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = () => chromium.launch({
  executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
  args: [...flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
