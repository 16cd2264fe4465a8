"""Text and tables of all pages by pdfplumber; prints what bench/reading/report.ts prints."""
import json
import resource
import sys
import time

import pdfplumber

start = time.perf_counter()
pages = 0
for name in sys.argv[1:]:
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
            pages += 1
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "pages": pages,
    "milliseconds": 1000 * (time.perf_counter() - start),
    "processor": 1000 * (used.ru_utime + used.ru_stime),
    "megabytes": used.ru_maxrss / 1024,
}))
