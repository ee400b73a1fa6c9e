// What ical.js reads in feeds: a line of JSON an event. usage: node feeds.mjs NODE_MODULES FILE…
import fs from 'fs';
const [modules, ...files] = process.argv.slice(2);
const loaded = await import(`${modules}/ical.js/dist/ical.min.js`);
const ICAL = loaded.default ?? loaded;
for (const file of files) {
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, 'utf8')));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  for (const part of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(part);
    const [start, end] = [event.startDate, event.endDate].map(time => time.toJSDate().getTime() / 1000);
    const kind = part.getFirstPropertyValue('categories');
    console.log(JSON.stringify({ file, uid: event.uid, start, end, summary: event.summary, kind }));
  }
}
