set a {{{{{{x}}}}}}
set b [[[[[[x]]]]]]
set c ok
