/** The campaign that a page's address names, with and without its host. */
export function campaignOf(page: string): { readonly utmSource: string; readonly utmMedium: string; readonly utmCampaign: string } {
  const query = URL.parse(page, 'https://site.example')?.searchParams;
  const of = (name: string): string => (query?.get(name) ?? '').trim().slice(0, longest);
  return { utmSource: of('utm_source'), utmMedium: of('utm_medium'), utmCampaign: of('utm_campaign') };
}

const longest = 200;
