/** Zones as dates name them: offsets, abbreviations, IANA names, and the long names of CLDR. */
import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** Minutes east of UTC. */
const offsets: Readonly<Record<string, number>> = {
  UT: 0, UTC: 0, GMT: 0, Z: 0, WET: 0, WEZ: 0, WEST: 60, BST: 60, CET: 60, MEZ: 60, MET: 60, WAT: 60, CEST: 120, MESZ: 120, MEST: 120, EET: 120, CAT: 120, SAST: 120, IDT: 180,
  EEST: 180, EAT: 180, MSK: 180, TRT: 180, IRST: 210, SAMT: 240, GST: 240, AZT: 240, AFT: 270, PKT: 300, UZT: 300, YEKT: 300, IST: 330, NPT: 345, OMST: 360, BDT: 360, MMT: 390, ICT: 420, WIB: 420, KRAT: 420, NOVT: 420,
  HKT: 480, SGT: 480, MYT: 480, PHT: 480, PHST: 480, AWST: 480, WITA: 480, IRKT: 480, ULAT: 480, JST: 540, KST: 540, WIT: 540, YAKT: 540, ACST: 570, AEST: 600, CHST: 600, VLAT: 600, ACDT: 630, AEDT: 660, MAGT: 660, NZST: 720, PETT: 720, NZDT: 780,
  HST: -600, AKST: -540, AKDT: -480, PST: -480, PDT: -420, MST: -420, MDT: -360, CST: -360, CDT: -300, EST: -300, COT: -300, PET: -300, EDT: -240, AST: -240, CLT: -240, VET: -240, BOT: -240, NST: -210, ADT: -180, BRT: -180, ART: -180, UYT: -180, CLST: -180, NDT: -150,
}; // prettier-ignore

/** Names whose offset goes with the season. */
const places: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};

/** Names that mean other hours where the feed itself is at home: there they are its own. */
const homonyms: Readonly<Record<string, RegExp>> = {
  // China, Hong Kong, Taiwan, Singapore: whatever keeps China's hours.
  CST: /^Asia\/(?:Shanghai|Chongqing|Chungking|Harbin|Urumqi|Macau|Macao|Taipei|Hong_Kong|Singapore)$|^(?:PRC|ROC|Hongkong|Singapore)$/,
  IST: /^(?:Europe\/Dublin|Eire|Asia\/(?:Jerusalem|Tel_Aviv)|Israel)$/,
  BST: /^Asia\/Dhaka$/,
  EST: /^Australia\//,
  EDT: /^Australia\//,
  PST: /^Asia\/Manila$/,
  MST: /^Asia\/(?:Kuala_Lumpur|Kuching)$/,
  AST: /^Asia\/(?:Riyadh|Baghdad|Kuwait|Qatar|Aden)$/,
};

/** What of an alphabet of zones (RFC 822, as later corrected) lies east; J is the reader's own. */
const east = 'ABCDEFGHIKLM';
const west = 'NOPQRSTUVWXY';

/**
 * The zone of a name or an offset; undefined where it is unknown. `home` is the IANA zone of who writes: it decides
 * what CST is.
 */
export function zoneNamed(name: string, home: string | undefined): Zone | undefined {
  const numeric = /^([+-])(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?$/.exec(name);
  if (numeric !== null) {
    const [, sign, hours, minutes = '0'] = numeric;
    if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
    const size = Number(hours) * 60 + Number(minutes);
    return FixedOffsetZone.instance(sign === '-' ? -size : size);
  }
  const upper = name.toUpperCase();
  if (home !== undefined && homonyms[upper]?.test(home) === true) return IANAZone.create(home);
  const offset = offsets[upper] ?? militaryOffset(upper);
  if (offset !== undefined) return FixedOffsetZone.instance(offset);
  const place = places[upper] ?? (/[/\d]/.test(name) ? name : undefined);
  if (place !== undefined) return IANAZone.isValidZone(place) ? IANAZone.create(place) : undefined;
  if (!upper.endsWith(' TIME')) return undefined;
  longNames ??= readLongNames();
  return longNames.get(name.toLowerCase());
}

function militaryOffset(letter: string): number | undefined {
  if (letter.length !== 1) return undefined;
  const hours = east.indexOf(letter) + 1 || -(west.indexOf(letter) + 1);
  return hours === 0 ? undefined : hours * 60;
}

let longNames: ReadonlyMap<string, Zone> | undefined;

/** `taipei standard time`, `eastern daylight time`, `central european time`, as English has them. */
function readLongNames(): ReadonlyMap<string, Zone> {
  const names = new Map<string, Zone>();
  for (const zone of Intl.supportedValuesOf('timeZone'))
    for (const month of [0, 6]) {
      const at = Date.UTC(2026, month, 1);
      const named = (timeZoneName: 'long' | 'longGeneric'): string =>
        new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName })
          .formatToParts(at)
          .find(({ type }) => type === 'timeZoneName')
          ?.value.toLowerCase() ?? '';
      const { offset } = DateTime.fromMillis(at, { zone });
      if (!names.has(named('long'))) names.set(named('long'), FixedOffsetZone.instance(offset));
      const generic = named('longGeneric');
      if (!names.has(generic)) names.set(generic, IANAZone.create(zone));
    }
  return names;
}
